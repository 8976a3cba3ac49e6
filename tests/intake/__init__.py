"""What is to be found in texts."""
