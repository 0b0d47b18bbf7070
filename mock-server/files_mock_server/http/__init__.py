"""HTTP: connections, the storage behind signed URLs, share links, and the journal."""
