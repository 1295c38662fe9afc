"""The shown article on paper and as PDF: sheets cut between lines, page numbers, and text that copies back exactly."""
