"""A modifier for NeMo Curator's pipelines:

    from degarble.curator import DegarbleModifier
    from nemo_curator.stages.text.modifiers import Modify

    pipeline.add_stage(Modify(DegarbleModifier(), input_fields="text"))
"""

from __future__ import annotations

from typing import Any

from nemo_curator.stages.text.modifiers.doc_modifier import DocumentModifier

from ._fixer import Fixer


class DegarbleModifier(DocumentModifier):  # type: ignore[misc, unused-ignore]
    """Repairs a document's text. The options are those of degarble.fix_text."""

    def __init__(self, **options: Any) -> None:
        super().__init__()
        self.fixer = Fixer(**options)

    def modify_document(self, text: str) -> str:
        return self.fixer.fix_text(text)
