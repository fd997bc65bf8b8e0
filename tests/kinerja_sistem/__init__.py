"""Counting and measuring at many open steps; see docs/kinerja-sistem.md."""
