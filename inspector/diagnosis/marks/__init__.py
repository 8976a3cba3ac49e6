"""From the shape of a token to what probably made it: guesses with their reasons, and the line to change."""
