"""Calendars as other programs keep them (iCalendar, RFC 5545): the one reader, and the writer."""
