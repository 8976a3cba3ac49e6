"""Why a login failed: captures, Qlik's answers and tokens → the first cause, and what it is not."""
