// Small custom elements, one a file; every page works without them.
