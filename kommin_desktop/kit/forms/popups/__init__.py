"""What opens below a control: proposals and the calendar."""
