"""What must hold: the schemas, the rules and the judge that asks them."""
