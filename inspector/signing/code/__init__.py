"""From source code to the inputs of each call that signs a token; nothing is run."""
