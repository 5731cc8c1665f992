"""The scorer's HTTPS service.

    door     body, access, keyring      who may ask, and how much is read
    middle   batches, suspects          pure decisions: which events go together, what a failure means
             dispatcher                 the thin asyncio around them
    back     worker, model_process      the models, in a process of their own
    frame    settings, authority, app, openapi, metrics, log, serve, __main__

Knows nothing of BERT or Keras: a worker gets a picklable factory that makes a scorer.
"""
