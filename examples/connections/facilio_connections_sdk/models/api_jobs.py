# Generated from the API description by "python -m codegen"; change the description, not this file.
# mypy: no-warn-return-any
"""API jobs."""

from typing import Any, Unpack

from files_style_sdk.resource import NoParams, Operation, Options, Resource

_RESULT = Operation("GET", "/jobs/{job_id}", positional={"job_id": str}, plain=True)


class ApiJobsResource(Resource):
    """API jobs, through one caller.

    Parameters go by keyword or in the dict `params`, settings for one call in `options`.
    """

    def result(
        self, job_id: str, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> dict[str, Any]:
        """How a job stands, with its result once it has one (GET /jobs/{job_id}).

        Args:
            job_id: What an answer told as `job_id`.

        Returns:
            The decoded answer.
        """
        return self._call(_RESULT, (job_id,), params, options, fields)
