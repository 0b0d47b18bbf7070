"""The main job from end to end: a mock server, a login, thousands of real files up and down, every hash compared."""
