"""The last weeks of the headed units: trend, compliance, bottlenecks; from kept figures alone."""
