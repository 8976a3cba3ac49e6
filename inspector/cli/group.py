"""From the word for a command to that command of a group, or to the ones that were likely meant."""

import click


class Group(click.Group):
    """Commands by their names."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command meant; for an unknown one, the names that are near."""
        names = self.list_commands(ctx)
        if args and args[0] not in names and not args[0].startswith("-"):
            from inspector.configuration.faults import all_meant, quoted  # noqa: PLC0415 - only a mistyped command needs it

            is_text = "inspect" in names and (args[0].startswith("eyJ") or "." in args[0])
            near = ["inspect"] if is_text else all_meant(args[0], names, 1 if args[0].lower() in names else 2)
            hint = f" Did you mean {' or '.join(near)}?" if near else ""
            ctx.fail(f"there is no command “{quoted(args[0])}”.{hint}")
        return super().resolve_command(ctx, args)
