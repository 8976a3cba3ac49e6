"""From payload and options to what npm's jsonwebtoken 9 makes of them, its refusals word for word."""
