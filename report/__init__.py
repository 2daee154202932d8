"""What is made of the documents for others to use: the JSON of the contract, an outline to read, a summary at a glance."""
