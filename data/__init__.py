"""Everything the branch knows: values, models, queries, migrations, imports, exports."""
