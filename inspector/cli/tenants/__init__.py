"""Tenants of the configuration: kept, listed, taken from Qlik and given back, held against what they should fit."""
