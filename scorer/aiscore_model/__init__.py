"""The model: what turns events into scores on the GPU host.

sanitise, normalise  text and variables of an event        encoder   template -> BERT embedding
features             TF-IDF, shape, rule hits               head      features -> logit (Keras)
calibration          logit -> score on the fixed scale      bundle    the signed folder of all that
baseline, teaching   what is learned of one site            scorer    the whole path, for the service and the trainer
"""
import os

# Before torch is loaded. By default its threads spin while they wait for each other, which on a busy machine takes the processor
# from the very thread they wait for: 109 s in place of 2 for 128 new events on two crowded cores.
os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
