"""The model: what turns events into scores on the GPU host.

sanitise, normalise  text and variables of an event        encoder   template -> BERT embedding
features             TF-IDF, shape, rule hits               head      features -> logit (Keras)
calibration          logit -> score on the fixed scale      bundle    the signed folder of all that
baseline, teaching   what is learned of one site            scorer    the whole path, for the service and the trainer
"""
