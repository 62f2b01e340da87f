"""What a notebook types for class: tables for reading, exercises, coding lab, editions."""
