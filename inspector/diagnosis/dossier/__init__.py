"""From a diagnosis to a report that can be sent on: Markdown or one HTML page, in which nobody is named."""
