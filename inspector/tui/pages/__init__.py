"""From reports to rows: what each part of the screen shows, as text without a screen."""
