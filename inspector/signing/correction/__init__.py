"""From faulty payload and signing options to the smallest corrected ones, and what was changed."""
