"""ministack with what it lacks: SageMaker's training jobs in Step Functions, the names of errors that Lambdas throw, the
scheduled time in a schedule's input.

SAGEMAKER_URL is where SageMaker answers. Requests go there through botocore, which refuses what the service's own model
does not know. SIGUSR1 begins to enforce policies; SIGUSR2 fires each schedule for its first time after SCHEDULE_FROM.
"""

import json
import os
import signal
import threading
import time
from datetime import datetime

import boto3
from ministack import app
from ministack.core import iam_evaluator, lambda_runtime
from ministack.services import eventbridge, lambda_svc, scheduler, stepfunctions
from ministack.services.cloudformation import provisioners

POLL_SECONDS = 0.5
NAMED = "\x1f"


def create_training_job_sync(_resource, request):
    """arn:aws:states:::sagemaker:createTrainingJob.sync"""
    sagemaker = boto3.client("sagemaker", endpoint_url=os.environ["SAGEMAKER_URL"])
    try:
        sagemaker.create_training_job(**request)
        while True:
            job = sagemaker.describe_training_job(TrainingJobName=request["TrainingJobName"])
            if job["TrainingJobStatus"] != "InProgress":
                break
            time.sleep(POLL_SECONDS)
    except Exception as error:
        code = getattr(error, "response", {}).get("Error", {}).get("Code", "AmazonSageMakerException")
        raise stepfunctions._ExecutionError(f"SageMaker.{code}", str(error))
    result = json.loads(json.dumps(job, default=str))
    if job["TrainingJobStatus"] != "Completed":
        raise stepfunctions._ExecutionError("States.TaskFailed", json.dumps(result))
    return result


def name_errors():
    """Lambda reports a thrown error by its own name; ministack calls every one Runtime.HandlerError."""
    worker = lambda_runtime._NODEJS_WORKER_SCRIPT
    message = 'error: String(err.message || err), trace'
    assert message in worker
    lambda_runtime._NODEJS_WORKER_SCRIPT = worker.replace(
        message, f'error: (err.name || "Error") + {json.dumps(NAMED)} + String(err.message || err), trace'
    )
    execute = lambda_svc._execute_function_with_config_scope

    def execute_naming(*args):
        result = execute(*args)
        body = result.get("body")
        if result.get("error") and isinstance(body, dict) and NAMED in body.get("errorMessage", ""):
            body["errorType"], body["errorMessage"] = body["errorMessage"].split(NAMED, 1)
        return result

    lambda_svc._execute_function_with_config_scope = execute_naming


def refer_to_secrets_by_arn():
    """On AWS `Ref` of a secret gives its ARN, here its name: no policy that it is written into would match."""
    kind = provisioners._RESOURCE_HANDLERS["AWS::SecretsManager::Secret"]
    create = kind["create"]

    def create_with_arn(*args):
        _name, attributes = create(*args)
        return attributes["Arn"], attributes

    kind["create"] = create_with_arn


def enforce_policies(*_):
    """From here on each request is held against the policies of the role that makes it."""
    app.AUTH = True
    resolve = iam_evaluator._resolve_condition_key
    # Loopback stands for TLS, which the bucket's policy asks for.
    iam_evaluator._resolve_condition_key = lambda key, context: (
        "true" if key.lower() == "aws:securetransport" else resolve(key, context)
    )


def fire_schedules(*_):
    """The clock passes SCHEDULE_FROM: every schedule is due at its expression's next time."""
    start = datetime.fromisoformat(os.environ["SCHEDULE_FROM"])
    for key in scheduler._schedules._data:
        scheduler._schedule_last_fired[key] = start.timestamp()
    threading.Thread(target=scheduler._tick_schedules).start()


def tell_scheduled_time():
    """EventBridge Scheduler puts the time that it was due at into the target's input."""
    invoke = eventbridge._invoke_target

    def invoke_with_time(target, event, schedule):
        start = datetime.fromisoformat(os.environ["SCHEDULE_FROM"])
        due = eventbridge._cron_next_fire(eventbridge._parse_cron_fields(schedule["ScheduleExpression"]), start)
        text = target["Input"].replace("<aws.scheduler.scheduled-time>", due.strftime("%Y-%m-%dT%H:%M:%SZ"))
        return invoke({**target, "Input": text}, event, schedule)

    eventbridge._invoke_target = invoke_with_time


stepfunctions._SERVICE_DISPATCH["arn:aws:states:::sagemaker:createTrainingJob"] = create_training_job_sync
name_errors()
refer_to_secrets_by_arn()
tell_scheduled_time()
signal.signal(signal.SIGUSR1, enforce_policies)
signal.signal(signal.SIGUSR2, fire_schedules)
app.main()
