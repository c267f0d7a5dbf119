// An optional package: the types must not depend on its being installed. It is loaded for its side effect alone.
declare module '@tensorflow/tfjs-node';
