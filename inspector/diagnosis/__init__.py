"""From evidence of a failed login to its first cause."""
