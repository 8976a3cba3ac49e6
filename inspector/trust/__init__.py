"""Whom we believe: certificate and tenant; whether a signature is good, and why it is not."""
