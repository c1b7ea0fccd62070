"""The actions, called as users call them."""
