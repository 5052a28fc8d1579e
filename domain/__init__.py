"""Words and rules of the trade: plans, tasks, units, officials, progress, the calendar, messages. No I/O, no clock."""
