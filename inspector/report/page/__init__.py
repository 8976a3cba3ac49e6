"""From a run's counts and reports to the parts of the page that people open in a browser."""
