"""From what a case says of people to words in which nobody is named: what is sought, and what stands for each."""
