"""Vietnamese as officials write it: folding, dates, deadlines, intents, the task, unit or person meant. No I/O."""
