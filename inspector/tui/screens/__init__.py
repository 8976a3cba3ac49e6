"""What is put over the workbench to ask or to show more."""
