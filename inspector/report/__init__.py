"""What we say: Report and Verdict, and their forms for terminals and programs."""
