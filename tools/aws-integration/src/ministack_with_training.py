"""ministack with what it lacks: SageMaker's training jobs in Step Functions, the names of errors that Lambdas throw, the
end of a task whose Lambda fails before it could hand on its token, the scheduled time in a schedule's input.

SAGEMAKER_URL is where SageMaker answers. Requests go there through botocore, which refuses what the service's own model
does not know. SIGUSR1 begins to enforce policies; SIGUSR2 fires each schedule for its first time after SCHEDULE_FROM;
SIGHUP has Lambda refuse each function's next invocation.
"""

import json
import os
import signal
import threading
import time
from datetime import datetime

import boto3
from botocore.config import Config
from ministack import app
from ministack.core import iam_actions, iam_evaluator, lambda_runtime
from ministack.services import budgets, eventbridge, iam, lambda_svc, scheduler, stepfunctions
from ministack.services.cloudformation import changesets, provisioners

POLL_SECONDS = 0.5
NAMED = "\x1f"
# As patient as Step Functions is.
PATIENT = Config(read_timeout=5, retries={"total_max_attempts": 7, "mode": "standard"})


def create_training_job_sync(_resource, request):
    """arn:aws:states:::sagemaker:createTrainingJob.sync"""
    sagemaker = boto3.client("sagemaker", endpoint_url=os.environ["SAGEMAKER_URL"], config=PATIENT)
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
    if job["TrainingJobStatus"] == "Failed":
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


throttled = set()


def throttle_functions(*_):
    """Lambda is busy: it refuses the next invocation of each function."""
    throttled.update(record["config"]["FunctionName"] for record in list(lambda_svc._functions._data.values()))


def refuse_and_report():
    """A throttled invocation is refused; one that waits for a token and fails ends its task, as on AWS."""
    call = stepfunctions._call_lambda

    def call_and_report(reference, event):
        name = reference.split(":function:")[-1].split(":")[0]
        try:
            if name in throttled:
                throttled.discard(name)
                raise stepfunctions._ExecutionError("Lambda.TooManyRequestsException", "Rate Exceeded.")
            return call(reference, event)
        except stepfunctions._ExecutionError as error:
            token = event.get("taskToken") if isinstance(event, dict) else None
            waiting = stepfunctions._task_tokens.get(token) if token else None
            if waiting:
                waiting["error"] = {"Error": error.error, "Cause": error.cause}
                waiting["event"].set()
            raise

    stepfunctions._call_lambda = call_and_report


def refer_to_secrets_by_arn():
    """On AWS `Ref` of a secret gives its ARN, here its name: no policy that it is written into would match."""
    kind = provisioners._RESOURCE_HANDLERS["AWS::SecretsManager::Secret"]
    create = kind["create"]

    def create_with_arn(*args):
        _name, attributes = create(*args)
        return attributes["Arn"], attributes

    kind["create"] = create_with_arn


def know_identity_providers():
    """AWS::IAM::OIDCProvider, which CloudFormation makes by IAM's own request."""

    def create(_logical_id, properties, _stack):
        lists = {"ClientIDList": properties.get("ClientIdList", []), "ThumbprintList": properties.get("ThumbprintList", [])}
        members = {f"{name}.member.{i}": [value] for name, values in lists.items() for i, value in enumerate(values, 1)}
        iam._create_oidc_provider({"Url": [properties["Url"]], **members})
        host = properties["Url"].removeprefix("https://")
        arn = next(arn for arn in iam._oidc_providers if arn.endswith(f":oidc-provider/{host}"))
        return arn, {"Arn": arn}

    provisioners._RESOURCE_HANDLERS["AWS::IAM::OIDCProvider"] = {
        "create": create,
        "delete": lambda arn, _properties: iam._oidc_providers.pop(arn, None),
    }


def accept_metric_maths():
    """An alarm on an expression is kept as one on the first metric of it: nothing is evaluated here."""
    put = provisioners._cw_metric_alarm_put

    def put_alarm(name, properties):
        watched = [metric["MetricStat"] for metric in properties.get("Metrics", []) if "MetricStat" in metric]
        if watched:
            metric = {**watched[0]["Metric"], "Period": watched[0]["Period"], "Statistic": watched[0]["Stat"]}
            properties = {**{name: value for name, value in properties.items() if name != "Metrics"}, **metric}
        return put(name, properties)

    provisioners._cw_metric_alarm_put = put_alarm


def tell_conditional_writes():
    """s3:if-none-match and s3:ObjectCreationOperation, which S3 knows of a put."""
    context = iam_actions.s3_service_context

    def with_conditions(iam_action, query_params, path="", headers=None):
        keys = context(iam_action, query_params, path, headers)
        if iam_action != "s3:PutObject":
            return keys
        condition = (headers or {}).get("if-none-match")
        return {**keys, "s3:ObjectCreationOperation": "true", **({"s3:if-none-match": condition} if condition else {})}

    iam_actions.s3_service_context = with_conditions


def name_callers():
    """A function URL tells its function who signed; its address is one that this machine finds."""
    build, describe = lambda_svc._build_function_url_event, lambda_svc._get_function_url_config

    def build_with_caller(url_id, account_id, region, method, path, headers, *rest, **more):
        event = build(url_id, account_id, region, method, path, headers, *rest, **more)
        caller = iam_evaluator.resolve_caller_identity(app.extract_access_key_id(headers, {}))
        if caller:
            event["requestContext"]["authorizer"] = {"iam": {"userArn": caller["userArn"]}}
        return event

    def describe_on_loopback(*args):
        status, headers, body = describe(*args)
        answer = json.loads(body)
        if "FunctionUrl" in answer:
            place = f"http://127.0.0.1:{os.environ['GATEWAY_PORT']}/_aws/lambda-url"
            answer["FunctionUrl"] = f"{place}/{lambda_svc._function_url_id(answer['FunctionUrl'])}/"
        return status, headers, json.dumps(answer).encode()

    lambda_svc._build_function_url_event = build_with_caller
    lambda_svc._get_function_url_config = describe_on_loopback


def judge_answers_by_state_machine():
    """On AWS an answer to a task is judged by the ARN of its state machine, of which there is one here."""
    extract = iam_actions.extract_resource_arn

    def with_machine(service, method, path, headers, body, query_params, region, account_id):
        if service == "states" and "SendTask" in headers.get("x-amz-target", ""):
            return next(iter(stepfunctions._state_machines._data.values()))["stateMachineArn"]
        return extract(service, method, path, headers, body, query_params, region, account_id)

    iam_actions.extract_resource_arn = with_machine


def know_state_machine_versions():
    """AWS::StepFunctions::StateMachineVersion and StateMachineAlias, which CloudFormation makes by Step Functions' own requests."""

    def asked(answer):
        status, _headers, body = answer
        if status != 200:
            raise ValueError(body)
        return json.loads(body)

    def create_version(_logical_id, properties, _stack):
        request = {"stateMachineArn": properties["StateMachineArn"], "revisionId": properties.get("StateMachineRevisionId")}
        arn = asked(stepfunctions._publish_state_machine_version(request))["stateMachineVersionArn"]
        return arn, {"Arn": arn}

    def routing(properties):
        return [
            {"stateMachineVersionArn": route["StateMachineVersionArn"], "weight": int(route["Weight"])}
            for route in properties["RoutingConfiguration"]
        ]

    def create_alias(_logical_id, properties, _stack):
        request = {"name": properties["Name"], "routingConfiguration": routing(properties)}
        arn = asked(stepfunctions._create_state_machine_alias(request))["stateMachineAliasArn"]
        return arn, {"Arn": arn}

    def update_alias(arn, _old, properties, *_):
        request = {"stateMachineAliasArn": arn, "routingConfiguration": routing(properties)}
        asked(stepfunctions._update_state_machine_alias(request))
        return arn, {"Arn": arn}

    kinds = provisioners._RESOURCE_HANDLERS
    # A version is never changed: another revision is another version.
    kinds["AWS::StepFunctions::StateMachineVersion"] = {
        "create": create_version,
        "update": lambda _arn, _old, properties, stack: create_version(None, properties, stack),
        "delete": lambda arn, _properties: stepfunctions._delete_state_machine_version({"stateMachineVersionArn": arn}),
    }
    kinds["AWS::StepFunctions::StateMachineAlias"] = {
        "create": create_alias,
        "update": update_alias,
        "delete": lambda arn, _properties: stepfunctions._delete_state_machine_alias({"stateMachineAliasArn": arn}),
    }


def know_budgets():
    """AWS::Budgets::Budget, which CloudFormation makes by Budgets' own requests."""

    def asked(answer):
        status, _headers, body = answer
        if status != 200:
            raise ValueError(body)

    def named_by_api(value):
        """Numbers are texts in Budgets' amounts, in templates they may be either."""
        return {**value, "BudgetLimit": {**value["BudgetLimit"], "Amount": str(value["BudgetLimit"]["Amount"])}}

    def create(_logical_id, properties, _stack):
        budget = named_by_api(properties["Budget"])
        asked(budgets._create_budget({"Budget": budget, **{k: v for k, v in properties.items() if k != "Budget"}}))
        return budget["BudgetName"], {}

    provisioners._RESOURCE_HANDLERS["AWS::Budgets::Budget"] = {
        "create": create,
        "update": lambda name, _old, properties, *_: (
            asked(budgets._update_budget({"NewBudget": named_by_api(properties["Budget"])})),
            (name, {}),
        )[1],
        "delete": lambda name, _properties: budgets._delete_budget({"BudgetName": name}),
    }


def know_runbooks():
    """AWS::SSM::Document is kept as it is: nothing runs it here."""
    provisioners._RESOURCE_HANDLERS["AWS::SSM::Document"] = {
        "create": lambda _logical_id, properties, _stack: (properties["Name"], {}),
        "update": lambda name, _old, _properties, *_: (name, {}),
        "delete": lambda _name, _properties: None,
    }


def leave_out_what_conditions_leave_out():
    """A change set neither adds nor imports a resource whose condition is false."""
    resolve = changesets._resolve_props_for_diff

    def resolve_asked_for(template, params, *rest):
        resolved = resolve(template, params, *rest)
        conditions = changesets._evaluate_conditions(template, params) if template else {}
        asked_for = {
            name: resource
            for name, resource in resolved.get("Resources", {}).items()
            if conditions.get(resource.get("Condition"), True)
        }
        return {**resolved, "Resources": asked_for} if resolved else resolved

    changesets._resolve_props_for_diff = resolve_asked_for


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
refuse_and_report()
refer_to_secrets_by_arn()
know_identity_providers()
accept_metric_maths()
tell_conditional_writes()
name_callers()
judge_answers_by_state_machine()
know_state_machine_versions()
know_budgets()
know_runbooks()
tell_scheduled_time()
leave_out_what_conditions_leave_out()
signal.signal(signal.SIGUSR1, enforce_policies)
signal.signal(signal.SIGUSR2, fire_schedules)
signal.signal(signal.SIGHUP, throttle_functions)
app.main()
