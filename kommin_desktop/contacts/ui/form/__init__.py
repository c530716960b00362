"""The form in which a contact is entered and changed."""
