"""What knows everything: start, command line, sample year, the joining of the areas."""
