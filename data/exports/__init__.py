"""Writes files for people: workbooks, documents, pictures, archives."""
