"""What makes the panel comfortable: windows, layout, menu, sounds, notifications, tray."""
