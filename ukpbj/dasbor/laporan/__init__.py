"""Laporan kepatuhan mutu baku: one month of one unit, as PDF and workbook, made by a job."""
