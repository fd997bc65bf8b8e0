"""Invented data to look around with; everything here works only on a database marked as demo."""
