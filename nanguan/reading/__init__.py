"""Text of a page → claims, numerals, pledges, tags; `flow` has the steps in their order."""
