"""Synthetic cases by the hundred thousand, to count and measure with; nothing here is a story.

Rows are written straight into the tables, not through the doors: they have deadlines, holders and
deviations that fit together, but no trail and no verdicts. Every table is walked from top to
bottom, and steps that are open have a limit of many hours, so that their deadlines lie spread over
the coming weeks.
"""
