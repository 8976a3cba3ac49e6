"""From a recipe for a conforming token to the code that signs it, in six languages."""
