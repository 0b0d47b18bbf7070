"""Turns an OpenAPI document into models, errors, reference pages and the mock server's route table."""
