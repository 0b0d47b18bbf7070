"""Hand-written behaviour of generated models and resources; the API description names where it belongs."""
