"""Before a token exists: keys, signing, and the sample tokens."""
