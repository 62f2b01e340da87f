"""Text of a page → claims, numerals, pledges, tags; `pipeline` has the steps in their order."""
