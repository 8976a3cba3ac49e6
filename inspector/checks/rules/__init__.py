"""The families of rules: one block a rule, no family knows another."""
