"""The engine: what an SOP is, running it, measuring it. It knows no app."""
