"""From a scene to causes: what was answered, what a token breaks, what a browser withholds, what came after."""
